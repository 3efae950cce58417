// What the program may write beside text: each with the reason that it is there.
const ownSequences: readonly RegExp[] = [
	/\u001B\[\?(?:1049|1007|2026|7|25)[hl]/g, // the screen, the wheel, whole frames, wrapping, the cursor
	/\u001B\[\?1007[sr]/g, // the wheel as it was
	/\u001B\[2?J|\u001B\[H/g, // a clear page
	/\u001B\[\d+;1H|\u001B\[K/g, // a row
	/\u001B\[(?:\d+(?:;\d+)*)?m/g, // a style
	/\u001B\]8;;(?:(?:https?|mailto):[!-~]*)?\u0007/g, // a link
];

/**
 * The controls in a terminal's input that the program has no reason to write: C0 but for line ends, DEL, C1, overrides and isolates of
 * the text's direction. All that is left of a post's own sequences would be among them.
 */
export function foreignControls(raw: string): readonly string[] {
	const text = ownSequences.reduce((rest, sequence) => rest.replace(sequence, ''), raw);
	return (
		text.match(/[\u0000-\u0009\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069][^\n]{0,20}/g) ?? []
	);
}

/** The parameters of all the styles in it that set a colour. */
export function colours(raw: string): readonly string[] {
	const styles = [...raw.matchAll(/\u001B\[([\d;]*)m/g)].map(match => match[1] ?? '');
	return styles.filter(style => style.split(';').some(part => /^(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])$/.test(part)));
}
