import type { Chance } from './chance.ts';

/** Common surnames, the commoner the oftener. */
const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
  ...'王李张刘陈王李张刘陈王李张杨赵黄周吴',
];
const first = [...'子梓浩宇思雨欣佳嘉俊明志文晓小雅静诗若一宁安可亦书承泽启瑞景云清知以语乐'];
const second = [
  ...'轩涵怡萱宁然辰阳琪瑶晨睿航彤妍悦彬杰豪凯琳洁颖慧敏婷雪莹源博远哲恒诺禾舟桐言予',
];

/** A made-up name of two or three characters. */
export function madeUpName({ pick, happens }: Chance): string {
  return pick(surnames) + (happens(0.15) ? '' : pick(first)) + pick(second);
}
