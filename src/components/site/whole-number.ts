/** The whole number a field or an address gives; 0 for anything else. */
export const wholeNumber = (sent: unknown): number => {
  const text = String(sent ?? '');
  return /^\d{1,15}$/.test(text) ? Number(text) : 0;
};
