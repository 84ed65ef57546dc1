import { countOrders, type Order } from './book.ts';
import { menu, type Dish } from './menu.ts';

export function entrancePage(): string {
  return page('Welcome', `<p><a href="/menu">Tonight's menu</a></p>`);
}

export function menuPage(): string {
  const cards = menu.map(
    ({ id, name }) =>
      `<li class="dish"><span class="photo"></span><a href="/dishes/${id}">${name}</a></li>`,
  );
  return page("Tonight's menu", `<ul>${cards.join('\n')}</ul>`);
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
  return page('Not found', `<p>There is no such page. <a href="/">Back to the entrance</a></p>`);
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
