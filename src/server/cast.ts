import { cast } from './demonstration.ts';

// Secrets are made per installation from DATA_DIR/secret or SECRET.
console.log(JSON.stringify(cast(), null, 2));
