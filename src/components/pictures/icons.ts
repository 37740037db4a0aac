const shapes = {
  home: 'M3.5 11.5L12 4l8.5 7.5M6 9.5V20h12V9.5M10 20v-5.5h4V20',
  book: 'M12 6.5C9.5 4.5 6 4.5 3 5.5v13c3-1 6.5-1 9 1c2.5-2 6-2 9-1v-13c-3-1-6.5-1-9 1ZM12 6.5v13',
  check: 'M4.5 12.5l5 5L19.5 7',
  clock: 'M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v5.5l3.5 2',
  people: 'M5.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0M2.5 20c0-4 2.5-6 6.5-6s6.5 2 6.5 6M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.6c2.4.8 3.5 2.7 3.5 5.4',
  school: 'M12 3v5M12 3.5h4.5v2.5H12M5 20V11.5L12 8l7 3.5V20M2.5 20h19M10 20v-4h4v4M12 12h.01',
  map: 'M3 6.5L9 4l6 2.5L21 4v13.5L15 20l-6-2.5L3 20ZM9 4v13.5M15 6.5V20',
  card: 'M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2ZM6.8 10.5a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0M6 15.5q2.5-2 5 0M14 10h4M14 14h4',
  print: 'M7 8V3.5h10V8M7 17H5a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2h14a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2h-2M7 13.5h10v7H7ZM17.5 10.8h.01',
  upload: 'M12 15.5V4M7.5 8.5L12 4l4.5 4.5M4 15v3a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-3',
  download: 'M12 4v11.5M7.5 11l4.5 4.5l4.5-4.5M4 15v3a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-3',
  phone: 'M8.5 3.5H5a1.5 1.5 0 0 0-1.5 1.7C4.3 13.5 10.5 19.7 18.8 20.5A1.5 1.5 0 0 0 20.5 19v-3.5L15.8 14l-2 2.2a13 13 0 0 1-6-6l2.2-2Z',
  heart: 'M12 20C6 15.5 3 12.4 3 8.8A4.7 4.7 0 0 1 12 7a4.7 4.7 0 0 1 9 1.8C21 12.4 18 15.5 12 20Z',
  lock: 'M6.5 11h11a2 2 0 0 1 2 2v6a2 2 0 0 1-2 2h-11a2 2 0 0 1-2-2v-6a2 2 0 0 1 2-2ZM8 11V7.5a4 4 0 0 1 8 0V11M12 15v2',
  'arrow-right': 'M4.5 12h15M13 5.5l6.5 6.5l-6.5 6.5',
  'arrow-left': 'M19.5 12h-15M11 5.5L4.5 12l6.5 6.5',
  warning: 'M10.3 4.5a2 2 0 0 1 3.4 0l7.4 12.6a2 2 0 0 1-1.7 2.9H4.6a2 2 0 0 1-1.7-2.9ZM12 9.5v4M12 16.7h.01',
  leaf: 'M5 19C3.5 10 9 4.5 20 4.5C20.5 15 15 20 7.5 17.5M4 21.5C6 16 9.5 12.5 14 10.5',
  sun: 'M8 12a4 4 0 1 0 8 0a4 4 0 1 0-8 0M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4',
  moon: 'M20 14.3A8.5 8.5 0 1 1 9.7 4a6.8 6.8 0 0 0 10.3 10.3Z',
  'sign-out': 'M10 4H6a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h4M9.5 12H20.5M16 7.5l4.5 4.5L16 16.5',
  key: 'M3 15.5a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0M10.7 12.3L20 3M16 7l3.5 3.5M13.3 9.7l2 2',
  search: 'M4 10.5a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M15.3 15.3L20.5 20.5',
} as const;

export type IconName = keyof typeof shapes;

export const iconNames = Object.keys(shapes) as IconName[];

/** Inner SVG on a 24×24 box, in the colour of the text around it. */
export function icon(name: IconName): string {
  return `<path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" d="${shapes[name]}"/>`;
}
