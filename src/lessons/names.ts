import { castNames, moodNames } from '#components/pictures/figures.ts';

export const narrator = '旁白';
export const cast = Object.keys(castNames);
export const moods = Object.keys(moodNames);
export const usualMood = '平静';

/** Scene pictures an author may name, with what they show. */
export const scenePictures: Record<string, string> = {
  classroom: '教室',
  corridor: '走廊',
  home: '家里',
  shop: '小店',
  bus: '公交车',
  chat: '手机聊天',
  party: '聚会',
  playground: '操场',
};
