import { count } from './meter.ts';

const rice = ['Plain rice', 'Lemon rice', 'Jeera rice', 'Coconut rice', 'Curd rice'];
const breads = ['Roti', 'Naan', 'Paratha', 'Puri', 'Kulcha'];
const stews = ['Dal', 'Sambar', 'Rasam', 'Chana', 'Rajma', 'Kadhi', 'Palak', 'Aloo gobi'];
const sides = ['Pickle', 'Raita', 'Papad', 'Chutney', 'Salad'];
const sweets = ['Kheer', 'Jalebi'];
const courses = [rice, breads, stews, sides, sweets];

/** A dish of each course, by its place in the list of the course. */
export type Thali = readonly number[];

/** All 2,000 thalis that can be built. */
export const thalis: readonly Thali[] = courses.reduce<number[][]>(
  (begun, course) => begun.flatMap((thali) => course.map((_, dish) => [...thali, dish])),
  [[]],
);

export function nameOf(thali: Thali): string {
  return thali.map((dish, course) => courses[course]![dish]).join(', ');
}

/** How well a thali fits a wish: how much of it was in the thalis of guests who wished for the same. */
export function rate(thali: Thali, wish: string): number {
  count(wish);
  let points = 0;
  for (const guest of guests) {
    if (!guest.wish.startsWith(wish.toLowerCase())) continue;
    const same = guest.thali.filter((dish, course) => dish === thali[course]).length;
    points += same * same * guest.stars;
  }
  return points;
}

const wishes = ['mild', 'hot', 'sour', 'sweet', 'crunchy', 'hearty', 'light', 'creamy'];

/** What guests have wished for, which thali they had, and how they liked it. Made up, and always the same. */
const guests = Array.from({ length: 400 }, (_, index) => {
  const wish = wishes[index % wishes.length]!;
  const thali = thalis[(index * 7919 + wish.length * 104729) % thalis.length]!;
  return { wish, thali, stars: 1 + ((index * 31) % 7) };
});
