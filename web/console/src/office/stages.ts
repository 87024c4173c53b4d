/** How far an application is that an operator has in hand, in order; together they are what is in hand. */
export const STAGES = ['assigned', 'underReview', 'awaitingAnswer', 'answered', 'proposed'] as const;
