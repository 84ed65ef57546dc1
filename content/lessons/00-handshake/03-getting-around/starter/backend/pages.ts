import { countOrders, type Order } from './book.ts';
import { menu, type Dish } from './menu.ts';

export function entrancePage(): string {
  return page('Welcome', `<div class="dish" data-to="/menu">Tonight's menu</div>`);
}

export function menuPage(): string {
  const cards = menu.map(
    ({ id, name }) =>
      `<div class="dish" data-to="/dishes/${id}"><span class="photo"></span>${name}</div>`,
  );
  return page("Tonight's menu", cards.join('\n'));
}

export function dishPage({ id, name, price }: Dish): string {
  return page(
    name,
    `<p>₹${price / 100}</p>
    <form method="post" action="/orders">
      <input type="hidden" name="dish" value="${id}" />
      <button>Order ${name}</button>
    </form>`,
  );
}

export function orderPage({ id, dish }: Order): string {
  return page('Thank you', `<p>Order ${id}: ${dish.name} is with the kitchen.</p>`);
}

export function missingPage(): string {
  return page('Not found', '<p>There is no such page.</p>');
}

/** A whole page around its content. */
function page(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title}</title>
    <link rel="stylesheet" href="/styles.css" />
    <script type="module">
      // Cards lead somewhere.
      for (const card of document.querySelectorAll('[data-to]'))
        card.addEventListener('click', () => location.assign(card.dataset.to));
    </script>
  </head>
  <body>
    <main>
      <h1>${title}</h1>
      ${content}
      <p class="price">Orders tonight: ${countOrders()}</p>
    </main>
  </body>
</html>`;
}
