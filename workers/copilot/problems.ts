import { Problem } from '../platform/problem'

/** Why there is no text of a model, and what to do without it. */
export function helperProblem(reason: 'down' | 'budget' | 'unfaithful'): Problem {
  if (reason === 'budget') {
    return new Problem({
      status: 503,
      code: 'copilot.budget_spent',
      title: 'AI budget of today is spent',
      detail: 'The organization has set how much its AI may cost a day, and that is used up.',
      nextStep: 'Write it yourself, or ask an administrator to raise the budget under Assistant, Budget.',
    })
  }
  if (reason === 'unfaithful') {
    return new Problem({
      status: 502,
      code: 'copilot.unfaithful',
      title: 'A figure or a link came out wrong',
      detail: 'What the model wrote had another number or link than your text, so it was thrown away.',
      nextStep: 'Try again, or change the text yourself. Nothing of yours was changed.',
    })
  }
  return new Problem({
    status: 503,
    code: 'copilot.unavailable',
    title: 'The writing help does not answer',
    detail: 'No AI model answered in time.',
    nextStep: 'Try again in a minute. Nothing of yours was changed.',
  })
}
