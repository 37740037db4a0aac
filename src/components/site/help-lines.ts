/** Numbers a student can call. `spoken` is what the line is, `when` what it is for. */
export const helpLines = [
  { number: '12355', spoken: '青少年服务', when: '烦恼、害怕、被欺负' },
  { number: '12356', spoken: '心理援助', when: '心里难受，想找人聊聊' },
  { number: '110', spoken: '报警', when: '有人逼你、卖给你，有危险' },
  { number: '120', spoken: '急救', when: '有人昏倒、叫不醒、呼吸困难' },
] as const;
