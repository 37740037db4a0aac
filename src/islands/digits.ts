type Press = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** Which option a number key means, or undefined: 1 is the first. */
export function optionOfKey(event: Press, options: number): number | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined;
  const index = Number(event.key) - 1;
  return index >= 0 && index < options && Number.isInteger(index) ? index : undefined;
}
