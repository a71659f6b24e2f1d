import { folded } from './french';

/** A remark may ask a question of its own; an answer is short. */
const LONGEST_ANSWER = 80;

/** Whether an answer is given with a doubt: « Oui ? », « Probable », « à confirmer ». */
export const isDoubtful = (answer: string): boolean =>
  answer.length <= LONGEST_ANSWER &&
  (/[?\uff1f]/.test(answer) ||
    /\b(probable(ment)?|possibles?|possiblement|douteu(x|se)|doute|suspecte?e?|suspicion|incertaine?|equivoque|indeterminee?|peut etre|a (confirmer|verifier|preciser))\b/.test(
      folded(answer),
    ));
