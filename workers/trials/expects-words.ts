import { EXPECTED, type Expectation } from './question'

/** As the page names them, in each of its languages: people copy what they read there. A test holds the two together. */
const WORDS: Readonly<Record<Expectation['kind'], readonly string[]>> = {
  any: ['I judge it myself', 'Lo evalúo yo', 'Eu mesmo avalio', 'मैं खुद परखूँगा', 'நானே மதிப்பிடுவேன்', 'أقيّمه بنفسي'],
  answer: ['An answer', 'Una respuesta', 'Uma resposta', 'एक उत्तर', 'ஒரு பதில்', 'إجابة'],
  hand_off: [
    ...['A hand-over to people', 'Pasar a una persona', 'Passar para uma pessoa', 'लोगों को सौंपना'],
    ...['மனிதர்களிடம் ஒப்படைத்தல்', 'تحويل إلى شخص'],
  ],
  clarify: [
    ...['A question back', 'Una pregunta de vuelta', 'Uma pergunta de volta', 'पलटकर प्रश्न'],
    ...['எதிர்க் கேள்வி', 'سؤال توضيحي'],
  ],
}

const BY_WORDS = new Map(
  EXPECTED.flatMap((kind) => [kind, ...WORDS[kind]].map((words) => [plain(words), kind] as const)),
)

/** A code of ours, or the words of the page; null: neither. */
export function expectedBy(said: string): Expectation['kind'] | null {
  return BY_WORDS.get(plain(said)) ?? null
}

function plain(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()
}
