import { useState } from 'react';
import { applyFilters, defaults, type Filters, type Sort } from './filters.ts';
import type { Dish } from './menu.ts';

/** The menu, with what decides which of it is shown. */
export function MenuPage({ dishes }: { dishes: Dish[] }) {
  const [filters, setFilters] = useState<Filters>(defaults);

  function change(part: Partial<Filters>) {
    setFilters({ ...filters, ...part });
  }

  return (
    <>
      <h1>Tonight's menu</h1>
      <p>
        <label>
          Search{' '}
          <input
            type="search"
            value={filters.q}
            onChange={(event) => change({ q: event.target.value })}
          />
        </label>
      </p>
      <p>
        <label>
          <input
            type="checkbox"
            checked={filters.vegan}
            onChange={(event) => change({ vegan: event.target.checked })}
          />{' '}
          Vegan
        </label>
      </p>
      <p>
        <label>
          Sort{' '}
          <select
            value={filters.sort}
            onChange={(event) => change({ sort: event.target.value as Sort })}
          >
            <option value="menu">As on the menu</option>
            <option value="price-up">Price, lowest first</option>
            <option value="price-down">Price, highest first</option>
          </select>
        </label>
      </p>
      <ul>
        {applyFilters(dishes, filters).map(({ id, name, price }) => (
          <li key={id} className="dish">
            <span className="name">{name}</span> ₹{price / 100}
          </li>
        ))}
      </ul>
    </>
  );
}
