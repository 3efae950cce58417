/** The part of proper-lockfile that is used here; the package has no types of its own. */
declare module 'proper-lockfile' {
	type Options = {
		readonly realpath: boolean;
		/** ms. */
		readonly stale: number;
		readonly retries: {
			readonly retries: number;
			readonly factor: number;
			/** ms. */
			readonly minTimeout: number;
			readonly maxTimeout: number;
		};
	};

	const lockfile: {readonly lock: (file: string, options: Options) => Promise<() => Promise<void>>};
	export = lockfile;
}
