/** The part of proper-lockfile that is used here; the package has no types of its own. */
declare module 'proper-lockfile' {
	type Options = {
		readonly realpath: boolean;
		/** ms. */
		readonly stale: number;
		/** The lock was lost to another process; unless it is handled this throws. */
		readonly onCompromised: () => void;
	};

	const lockfile: {readonly lock: (file: string, options: Options) => Promise<() => Promise<void>>};
	export = lockfile;
}
