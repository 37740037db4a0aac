const words: Record<string, string> = {
  granted:
    '已加上这项职责。这个人已经有账号，用原来的登录名和密码登录；还没有设过密码的，请在名单里给这个人重新发链接。',
  ended: '已登记，到那一天这项职责就收回。账号还在，能做的事少了。',
  imported: '导入好了。没有新的人，所以没有要打印的邀请单。',
};

/** What the list says after an act, by the fixed word of its address. */
export const toldBy = (query: URLSearchParams): string | undefined =>
  words[query.get('done') ?? ''];
