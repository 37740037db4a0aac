import { castNames, moodNames } from '#components/pictures/figures.ts';

export const narrator = '旁白';
export const cast = Object.keys(castNames);
export const moods = Object.keys(moodNames);
export const usualMood = '平静';

/** Scene pictures an author may name, with what they show. */
export const scenePictures: Record<string, string> = {
  classroom: '教室',
  corridor: '走廊',
  clinic: '校医室',
  office: '办公室、活动室',
  playground: '操场',
  home: '家里',
  evening: '晚上的家、饭桌',
  dorm: '宿舍、出租屋',
  shop: '小店里',
  street: '街边、店门口',
  stop: '公交站',
  bus: '公交车',
  parcels: '快递驿站',
  chat: '手机聊天',
  party: '聚会',
  yard: '夜晚的院子、节日',
};
