/** A number as people write it, with its unit. */
export const amount = (value: number, unit = ''): string =>
  `${value.toLocaleString('zh-CN', { maximumFractionDigits: 6 })}${unit}`;
