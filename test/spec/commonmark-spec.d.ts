declare module 'commonmark-spec' {
	export const tests: readonly {
		readonly number: number;
		readonly section: string;
		/** An arrow stands for a tab here, and in `html`. */
		readonly markdown: string;
		readonly html: string;
	}[];
}
