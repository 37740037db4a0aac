/** Stands as the account in acts of whoever runs `npm run admin` on the machine itself. */
export const operatorAccount = 'operator';
