import { Problem } from '../platform/problem'
import type { GateReason } from './gate'

export function alreadyRunning(): Problem {
  return new Problem({
    status: 409,
    code: 'trial.running',
    title: 'One is under way',
    detail: 'A trial of this kind has not ended yet.',
    nextStep: 'Wait until it ends, or cancel it.',
  })
}

export function notOver(): Problem {
  return new Problem({
    status: 409,
    code: 'trial.not_over',
    title: 'It is still under way',
    detail: 'Answers are judged once all of them are there.',
    nextStep: 'Wait until the trial ends, or cancel it and judge what it has found.',
  })
}

export function noQuestionsInSet(): Problem {
  return new Problem({
    status: 422,
    code: 'question_set.no_questions',
    title: 'No questions in the set',
    detail: 'There is nothing to ask.',
    nextStep: 'Write questions into the set first.',
  })
}

export function noDraft(): Problem {
  return new Problem({
    status: 409,
    code: 'document.no_draft',
    title: 'No draft',
    detail: 'The document has no draft whose effect could be tried.',
    nextStep: 'Save a draft first.',
  })
}

export function noCandidate(): Problem {
  return new Problem({
    status: 409,
    code: 'document.no_file_to_try',
    title: 'No file to try',
    detail: 'There is no file whose effect could be tried.',
    nextStep: 'Choose the new file first.',
  })
}

/** The assistant is not let speak yet. */
export function gateClosed(reasons: GateReason[]): Problem {
  return new Problem({
    status: 409,
    code: 'assistant.gate_closed',
    title: 'The assistant is not ready to go live',
    detail: 'It has not passed a trial that counts.',
    nextStep: 'Try it under Assistant, Try and go live; or have an administrator let it speak all the same.',
    more: { reasons },
  })
}
