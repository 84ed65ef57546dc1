import { searchFor, wordsChanged } from './search.ts';

const box = document.querySelector<HTMLInputElement>('#words')!;
box.addEventListener('input', () => wordsChanged(box.value.trim()));

await searchFor('');
