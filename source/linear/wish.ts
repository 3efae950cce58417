/** Whether lines are asked for: INK_SCREEN_READER is `true`, as Ink has it, or anything else that is no refusal. */
export const wantsLines = ({INK_SCREEN_READER: wish = ''}: Readonly<Record<string, string | undefined>>): boolean =>
	!/^(?:|0|false|no|off)$/i.test(wish);
