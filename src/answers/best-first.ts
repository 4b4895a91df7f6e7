/** The indices of scores: that of the greatest first, of equal ones the earlier first. */
export function bestFirst(scores: ArrayLike<number>): number[] {
  const order: number[] = [];
  for (let i = 0; i < scores.length; i++) order.push(i);
  return order.sort((a, b) => scores[b]! - scores[a]! || a - b);
}
