/** A distance in tokens as one of eleven classes: 0 to 9, and 15 for a negative one. */
export function bucket(distance: number): number {
  if (distance < 0) return 15;
  if (distance < 5) return distance;
  if (distance < 8) return 5;
  if (distance < 12) return 6;
  if (distance < 20) return 7;
  return distance < 40 ? 8 : 9;
}

/** A probability as one of eight classes. */
export function confidence(probability: number): number {
  if (probability < 0.02) return 0;
  if (probability < 0.1) return 1;
  if (probability < 0.3) return 2;
  if (probability < 0.5) return 3;
  if (probability < 0.7) return 4;
  if (probability < 0.9) return 5;
  return probability < 0.98 ? 6 : 7;
}
