export * from './audit.ts';
export * from './auth.ts';
export * from './indicators.ts';
export * from './learning.ts';
export * from './people.ts';
