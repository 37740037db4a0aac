import { cast } from '#server/demonstration';

/** Signs the officer of the demonstration county in. @returns the page of the county as `home` */
export async function signInOfficer(url: string): Promise<{ home: string; cookie: string }> {
  const officer = cast().find((person) => person.id === 'county-officer');
  if (!officer || !('name' in officer.signIn)) throw new Error('the cast has no county officer');
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(officer.signIn),
  });
  const { home } = (await signedIn.json()) as { home: string };
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { home, cookie };
}
