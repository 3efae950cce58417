/** V8 copies shorter pieces of a text anyway. */
const SHORTEST_PIECE = 13;
const ROOM = Buffer.allocUnsafe(16 * 1024);

/**
 * The same text with characters of its own. In V8 a piece of a text keeps the whole text, which for a post's title would
 * be the file, and a text put together keeps its parts. A copy takes one byte for each character where these are few enough.
 */
export function detach(text: string): string {
	if (text.length < SHORTEST_PIECE) return text;
	const encoding = /[^\0-\u00ff]/.test(text) ? 'utf16le' : 'latin1';
	if (text.length * 2 > ROOM.length) return Buffer.from(text, encoding).toString(encoding);
	return ROOM.toString(encoding, 0, ROOM.write(text, encoding));
}
