/** Rows of features, one after the other. */
export interface Table {
  readonly rows: Float32Array;
  readonly count: number;
  readonly width: number;
}

/** Into how many bins the values of a feature are put. */
export const BINS = 64;

/** Upper edges of each feature's bins: quantiles, or between all values where there are few. */
export function binEdges({ rows, count, width }: Table): Float32Array[] {
  const step = Math.max(1, Math.floor(count / 50_000));
  return Array.from({ length: width }, (_, feature) => {
    const values: number[] = [];
    for (let i = 0; i < count; i += step) values.push(rows[i * width + feature]!);
    const sorted = Float32Array.from(values).sort();
    const distinct = sorted.filter((value, i) => i === 0 || value !== sorted[i - 1]);
    if (distinct.length <= BINS) return distinct.slice(1);
    const edges: number[] = [];
    for (let bin = 1; bin < BINS; bin++) {
      const value = sorted[Math.floor((bin * sorted.length) / BINS)]!;
      if (value > (edges.at(-1) ?? sorted[0]!)) edges.push(value);
    }
    return Float32Array.from(edges);
  });
}

/** The bin of every value, feature after feature: how many edges are at or below it. */
export function binRows({ rows, count, width }: Table, edges: readonly Float32Array[]): Uint8Array {
  const bins = new Uint8Array(count * width);
  edges.forEach((limits, feature) => {
    for (let i = 0; i < count; i++) {
      const value = rows[i * width + feature]!;
      let low = 0;
      let high = limits.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (limits[middle]! <= value) low = middle + 1;
        else high = middle;
      }
      bins[feature * count + i] = low;
    }
  });
  return bins;
}
