import type { Line } from './price-order.ts';

export interface Order {
  id: number;
  customer: string;
  lines: Line[];
  coupon: boolean;
  /** In paise. */
  total: number;
  placedAt: Date;
  status: 'placed' | 'accepted' | 'cancelled';
  /** Who cooks it. */
  cook: string | null;
}

/** The orders of one kitchen, by number. */
export type Book = Map<number, Order>;

/** Whether a customer has handed in the coupon with an earlier order. */
export function hasUsedCoupon(book: Book, customer: string): boolean {
  return [...book.values()].some((order) => order.customer === customer && order.coupon);
}
