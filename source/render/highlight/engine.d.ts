/** The part of highlight.js 11 that is used here. */
export declare const core: {newInstance(): Engine};

export type Engine = {
	configure(options: {readonly __emitter: new () => Emitter; readonly languages: readonly string[]}): void;
	registerLanguage(name: string, define: LanguageDefinition): void;
	getLanguage(name: string): object | undefined;
	/** `errorRaised` is what went wrong inside; it does not throw. */
	highlight(
		code: string,
		options: {readonly language: string; readonly ignoreIllegals: boolean},
	): {readonly _emitter: Emitter; readonly errorRaised?: Error};
};

/** Takes what the engine would write as HTML. */
export type Emitter = {
	addText(text: string): void;
	startScope(scope: string): void;
	endScope(): void;
	openNode(scope: string): void;
	closeNode(): void;
	__addSublanguage(inner: Emitter, name: string): void;
	finalize(): void;
	toHTML(): string;
};

export type Mode = {
	readonly scope?: string;
	readonly begin?: RegExp;
	readonly end?: RegExp;
	readonly excludeEnd?: boolean;
	readonly subLanguage?: string;
	readonly starts?: Mode;
	readonly contains?: readonly Mode[];
};

export type LanguageDefinition = (engine: Engine) => Mode & {readonly name?: string};
