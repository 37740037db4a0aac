/** What was typed into a field; empty when it is missing or a file. */
export function textOf(sent: FormData | undefined, name: string): string {
  const value = sent?.get(name);
  return typeof value === 'string' ? value.slice(0, 200) : '';
}

/** The class numbers that were asked for, by class id: fields number-12. */
export function numbersIn(sent: FormData): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const [name, value] of sent) {
    const id = /^number-(\d{1,15})$/.exec(name)?.[1];
    if (id && typeof value === 'string' && value !== '') numbers.set(Number(id), Number(value));
  }
  return numbers;
}

/** A file that was sent, with its bytes. */
export async function fileIn(
  sent: FormData,
  name: string,
): Promise<{ bytes: Uint8Array; fileName: string } | undefined> {
  const file = sent.get(name);
  if (!(file instanceof File) || file.name === '') return undefined;
  return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: file.name };
}
