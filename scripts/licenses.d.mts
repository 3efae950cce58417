type Bundle = {
	readonly outputs: Readonly<
		Record<string, {readonly inputs: Readonly<Record<string, {readonly bytesInOutput: number}>>}>
	>;
};

export declare const ALLOWED: readonly string[];
export declare function bundledPackages(metafiles: readonly Bundle[]): readonly string[];
export declare function listLicenses(metafiles: readonly Bundle[], root: string): string;
