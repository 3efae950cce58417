/** What to call an image that has no alternative text: its file's name, without the query. */
export function imageName(url: string): string {
	const address = shortAddress(url);
	if (address !== url) return address;
	return (
		url
			.replace(/[?#].*$/s, '')
			.replace(/\/+$/, '')
			.split('/')
			.at(-1) || url
	);
}

/** An address to read; of one that holds its data itself (`data:image/png;base64,…`) what it holds. */
export function shortAddress(url: string): string {
	return /^data:[^,;]*/i.exec(url)?.[0] ?? url;
}
