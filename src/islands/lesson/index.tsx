// One file, so that the page fetches one script for all of its islands.
export { Check } from './Check.tsx';
export { FactsRead } from './FactsRead.tsx';
export { Practice } from './Practice.tsx';
export { Rail } from './Rail.tsx';
export { Story } from './Story.tsx';
