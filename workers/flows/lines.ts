import { line } from '../assistant/hand-off'

/** What a request says besides the tenant's own questions. */
export const SHOWN_BACK: Lines = {
  en: 'Please check: is this right?',
  hi: 'कृपया देख लें: क्या यह सही है?',
  'hi-Latn': 'Kripya dekh lein: kya yeh sahi hai?',
  ta: 'தயவுசெய்து சரிபார்க்கவும்: இது சரியா?',
  'ta-Latn': 'Konjam paarunga: idhu sariya?',
  es: 'Compruebe, por favor: ¿es correcto?',
  pt: 'Confira, por favor: está certo?',
  ar: 'يرجى التحقق: هل هذا صحيح؟',
}

export const YES_CHOICE: Lines = {
  en: 'Yes',
  hi: 'हाँ',
  'hi-Latn': 'Haan',
  ta: 'ஆம்',
  'ta-Latn': 'Aamaa',
  es: 'Sí',
  pt: 'Sim',
  ar: 'نعم',
}

export const NO_CHOICE: Lines = {
  en: 'No, change',
  hi: 'नहीं, बदलें',
  'hi-Latn': 'Nahi, badlo',
  ta: 'இல்லை, மாற்று',
  'ta-Latn': 'Illai, maathu',
  es: 'No, cambiar',
  pt: 'Não, mudar',
  ar: 'لا، تغيير',
}

export const WHAT_CHANGES: Lines = {
  en: 'What should I change?',
  hi: 'क्या बदलना है?',
  'hi-Latn': 'Kya badalna hai?',
  ta: 'எதை மாற்ற வேண்டும்?',
  'ta-Latn': 'Edhai maatha venum?',
  es: '¿Qué debo cambiar?',
  pt: 'O que devo mudar?',
  ar: 'ما الذي تريد تغييره؟',
}

export const NOT_UNDERSTOOD: Lines = {
  en: 'Sorry, I could not make that out.',
  hi: 'माफ़ कीजिए, मैं समझ नहीं पाया।',
  'hi-Latn': 'Maaf kijiye, main samajh nahi paaya.',
  ta: 'மன்னிக்கவும், எனக்குப் புரியவில்லை.',
  'ta-Latn': 'Mannikkavum, enakku puriyala.',
  es: 'Perdone, no lo he entendido.',
  pt: 'Desculpe, não entendi.',
  ar: 'عذرًا، لم أفهم ذلك.',
}

/** Beside a question that is asked again: how an answer may look. */
export const FOR_EXAMPLE: Lines = {
  en: 'For example:',
  hi: 'जैसे:',
  'hi-Latn': 'Jaise:',
  ta: 'எடுத்துக்காட்டாக:',
  'ta-Latn': 'Udharanama:',
  es: 'Por ejemplo:',
  pt: 'Por exemplo:',
  ar: 'مثلًا:',
}

export const CANCELLED: Lines = {
  en: 'All right, I have dropped that. Is there anything else?',
  hi: 'ठीक है, मैंने इसे छोड़ दिया है। क्या कुछ और मदद चाहिए?',
  'hi-Latn': 'Theek hai, maine ise chhod diya hai. Kuch aur madad chahiye?',
  ta: 'சரி, அதை விட்டுவிட்டேன். வேறு ஏதாவது உதவி வேண்டுமா?',
  'ta-Latn': 'Sari, adhai vittutten. Vera edhavadhu udhavi venuma?',
  es: 'De acuerdo, lo he dejado. ¿Puedo ayudarle en algo más?',
  pt: 'Tudo bem, deixei isso de lado. Posso ajudar em mais alguma coisa?',
  ar: 'حسنًا، تركت ذلك. هل هناك شيء آخر؟',
}

export const PASSED_ON: Lines = {
  en: 'Thank you. A colleague will take it from here and reply to you.',
  hi: 'धन्यवाद। अब हमारे एक साथी इसे देखेंगे और आपको यहीं जवाब देंगे।',
  'hi-Latn': 'Dhanyavaad. Ab hamare ek saathi ise dekhenge aur aapko yahin jawab denge.',
  ta: 'நன்றி. எங்கள் குழுவில் ஒருவர் இதைப் பார்த்து இங்கேயே பதில் தருவார்.',
  'ta-Latn': 'Nandri. Enga kuzhuvil oruvar idhai paarthu ingaye badhil tharuvaar.',
  es: 'Gracias. Un compañero se ocupará y le responderá aquí.',
  pt: 'Obrigado. Um colega vai cuidar disso e responder por aqui.',
  ar: 'شكرًا لك. سيتولى أحد الزملاء الأمر ويرد عليك هنا.',
}

type Lines = Readonly<Record<string, string>>

/** A Latin writer without a line of their own language reads English before another script. */
export function ours(lines: Lines, language: string): string {
  return lines[language] ?? (language.includes('-Latn') ? (lines.en ?? '') : line(lines, language))
}
