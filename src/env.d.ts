declare namespace App {
  type PageLocals = import('./server/pages.ts').PageLocals;
  interface Locals extends PageLocals {}
}
