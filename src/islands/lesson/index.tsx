// One file, so that the page fetches one script for all of its islands; a practice comes apart,
// so that a lesson fetches only the kind it has.
export { Check } from './Check.tsx';
export { FactsRead } from './FactsRead.tsx';
export { Rail } from './Rail.tsx';
export { Story } from './Story.tsx';
