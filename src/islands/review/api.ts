import { post, type Reply } from '../post.ts';

export type Card = {
  /** Sealed by the server; goes back with the answer. */
  token: string;
  stem: string;
  options: { id: string; text: string }[];
  /** Title of the lesson. */
  lesson: string;
  /** To be reviewed today; else it is practice. */
  due: boolean;
};

export type Next = { card: Card; left: number } | { none: true };

export type Feedback = { right: boolean; key: string; feedback: string; why: string };

/** @param lesson id of the lesson to keep to; '' for all */
export const nextCard = (lesson: string): Promise<Reply<Next>> =>
  post('/api/reviews/next', lesson ? { lesson } : {});

export const answerCard = (token: string, option: string): Promise<Reply<Feedback>> =>
  post('/api/reviews/answers', { token, option });
