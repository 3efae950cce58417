declare module 'highlight.js/lib/languages/*' {
	const define: import('./engine.js').LanguageDefinition;
	// biome-ignore lint/style/noDefaultExport: it is theirs
	export default define;
}
