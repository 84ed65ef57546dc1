import { Hono } from 'hono';

const app = 'http://localhost:5173';

/** A page with a funny picture, and a form that nobody sees. Leave it as it is. */
export const funnyPicture = new Hono();
funnyPicture.get('/', (c) =>
  c.html(`<!doctype html><title>Kittens</title>
    <h1>A funny picture</h1>
    <p style="font-size: 5rem">🐈</p>
    <form method="post" action="${app}/api/orders">
      <input type="hidden" name="dish" value="4"><input type="hidden" name="qty" value="50">
      <button>Show me more</button>
    </form>`),
);

/** The page of the delivery service, which shows our menu. Leave it as it is. */
export const partnersPage = new Hono();
partnersPage.get('/', (c) =>
  c.html(`<!doctype html><title>Delivery</title>
    <h1>Who delivers what</h1>
    <p id="menu">…</p>
    <script type="module">
      const menu = document.getElementById('menu');
      try {
        const dishes = await (await fetch('${app}/api/menu')).json();
        menu.textContent = 'The Pass: ' + dishes.map(({ name }) => name).join(', ');
      } catch (error) {
        menu.textContent = 'The browser does not let us read the menu of The Pass.';
      }
    </script>`),
);
