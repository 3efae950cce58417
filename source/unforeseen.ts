/** An error that nobody expected: a fault of this program, which ends it. */
export class UnforeseenError extends Error {
	constructor(cause: unknown) {
		super(
			`this should not have happened, please report it: ${cause instanceof Error ? cause : JSON.stringify(cause)}`,
			{
				cause,
			},
		);
	}
}
