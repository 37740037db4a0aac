export * from './audit.ts';
export * from './auth.ts';
export * from './bank.ts';
export * from './competition.ts';
export * from './indicators.ts';
export * from './learning.ts';
export * from './people.ts';
export * from './record.ts';
