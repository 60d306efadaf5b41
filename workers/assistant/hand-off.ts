/** Why the assistant does not answer itself. */
export type HandOffReason =
  | 'asked_for_person'
  | 'angry'
  | 'no_knowledge'
  | 'unsupported'
  | 'unsure'
  | 'complaint'
  | 'media'
  | 'model_down'
  | 'repeated'
  | 'loop'
  | 'danger'
  | 'vip'
  | 'low_confidence'
  | 'forbidden'
  | 'budget'
  | 'closed'
  | 'flow_done'
  | 'flow_stuck'

/** What the customer reads when people take over: true whenever it is read, so it promises no time. */
export function handOffLine(language: string): string {
  return line(HAND_OFF, language)
}

/** When a message cannot be understood because of its kind, or nothing is known: says so, and who will look. */
export function unknownLine(language: string): string {
  return line(NO_ANSWER, language)
}

/** The line of the language, of its base (`hi` for `hi-IN`), else English. */
export function line(table: Readonly<Record<string, string>>, language: string): string {
  return table[language] ?? table[language.split('-')[0] ?? ''] ?? table.en ?? ''
}

const HAND_OFF: Readonly<Record<string, string>> = {
  en: "I'm passing this to a colleague, who will reply here.",
  hi: 'मैं यह बात हमारे एक साथी को सौंप रहा हूँ, वे आपको यहीं जवाब देंगे।',
  'hi-Latn': 'Main yeh baat hamare ek saathi ko de raha hoon, woh aapko yahin jawab denge.',
  mr: 'मी हे आमच्या सहकाऱ्याकडे देत आहे, ते तुम्हाला इथेच उत्तर देतील.',
  bn: 'আমি এটি আমাদের একজন সহকর্মীকে দিচ্ছি, তিনি এখানেই উত্তর দেবেন।',
  ta: 'இதை எங்கள் குழுவில் ஒருவரிடம் ஒப்படைக்கிறேன், அவர் இங்கேயே பதில் தருவார்.',
  'ta-Latn': 'Idhai enga team-la oruvaridam kodukkiren, avar ingaye badhil tharuvaar.',
  te: 'దీన్ని మా సహోద్యోగికి అందజేస్తున్నాను, వారు ఇక్కడే సమాధానం ఇస్తారు.',
  gu: 'હું આ અમારા સાથીદારને સોંપું છું, તેઓ અહીં જ જવાબ આપશે.',
  kn: 'ಇದನ್ನು ನಮ್ಮ ಸಹೋದ್ಯೋಗಿಗೆ ಒಪ್ಪಿಸುತ್ತಿದ್ದೇನೆ, ಅವರು ಇಲ್ಲಿಯೇ ಉತ್ತರಿಸುತ್ತಾರೆ.',
  ml: 'ഇത് ഞങ്ങളുടെ ഒരു സഹപ്രവർത്തകന് കൈമാറുന്നു, അവർ ഇവിടെ മറുപടി നൽകും.',
  pa: 'ਮੈਂ ਇਹ ਸਾਡੇ ਇੱਕ ਸਾਥੀ ਨੂੰ ਦੇ ਰਿਹਾ ਹਾਂ, ਉਹ ਇੱਥੇ ਹੀ ਜਵਾਬ ਦੇਣਗੇ।',
  ur: 'میں یہ بات اپنے ایک ساتھی کے سپرد کر رہا ہوں، وہ آپ کو یہیں جواب دیں گے۔',
  es: 'Se lo paso a un compañero, que le responderá aquí.',
  pt: 'Vou passar para um colega, que responderá por aqui.',
  fr: 'Je transmets à un collègue, qui vous répondra ici.',
  de: 'Ich gebe das an eine Kollegin oder einen Kollegen weiter; die Antwort kommt hier.',
  it: 'Passo la richiesta a un collega, che le risponderà qui.',
  nl: 'Ik geef dit door aan een collega, die hier antwoordt.',
  ar: 'سأحيل هذا إلى أحد الزملاء، وسيرد عليك هنا.',
  fa: 'این را به یکی از همکارانم می‌سپارم و همین‌جا پاسخ می‌دهند.',
  id: 'Saya teruskan ke rekan kami, yang akan membalas di sini.',
  ms: 'Saya serahkan kepada rakan kami, yang akan membalas di sini.',
  tr: 'Bunu bir iş arkadaşıma iletiyorum, size buradan yanıt verecek.',
  vi: 'Tôi chuyển việc này cho đồng nghiệp, họ sẽ trả lời tại đây.',
  tl: 'Ipapasa ko ito sa isang kasamahan na sasagot dito.',
  sw: 'Ninampa mwenzangu jambo hili, naye atakujibu hapa.',
  ru: 'Передаю вопрос коллеге, вам ответят здесь.',
  th: 'ส่งเรื่องนี้ให้เพื่อนร่วมงานแล้ว เขาจะตอบคุณที่นี่',
  zh: '我把这个问题转给同事，同事会在这里回复您。',
  ja: '担当者に引き継ぎます。こちらで返信いたします。',
  ko: '담당자에게 전달하겠습니다. 여기에서 답변드릴 것입니다.',
}

const NO_ANSWER: Readonly<Record<string, string>> = {
  en: "I don't have a sure answer to that, so I'm passing it to a colleague, who will reply here.",
  hi: 'इसका पक्का जवाब मेरे पास नहीं है, इसलिए मैं यह हमारे एक साथी को सौंप रहा हूँ। वे आपको यहीं जवाब देंगे।',
  'hi-Latn':
    'Iska pakka jawab mere paas nahi hai, isliye main yeh hamare ek saathi ko de raha hoon. Woh yahin jawab denge.',
  mr: 'याचे खात्रीशीर उत्तर माझ्याकडे नाही, म्हणून मी हे आमच्या सहकाऱ्याकडे देत आहे. ते इथेच उत्तर देतील.',
  bn: 'এর নিশ্চিত উত্তর আমার কাছে নেই, তাই একজন সহকর্মীকে দিচ্ছি। তিনি এখানেই উত্তর দেবেন।',
  ta: 'இதற்கு உறுதியான பதில் என்னிடம் இல்லை, அதனால் எங்கள் குழுவில் ஒருவரிடம் ஒப்படைக்கிறேன். அவர் இங்கேயே பதில் தருவார்.',
  'ta-Latn':
    'Idhukku urudhiyana badhil ennidam illai, adhanaal enga team-la oruvaridam kodukkiren. Avar ingaye badhil tharuvaar.',
  te: 'దీనికి నా దగ్గర ఖచ్చితమైన సమాధానం లేదు, అందుకే మా సహోద్యోగికి అందజేస్తున్నాను. వారు ఇక్కడే సమాధానం ఇస్తారు.',
  gu: 'આનો ચોક્કસ જવાબ મારી પાસે નથી, તેથી અમારા સાથીદારને સોંપું છું. તેઓ અહીં જ જવાબ આપશે.',
  es: 'No tengo una respuesta segura, así que se lo paso a un compañero, que le responderá aquí.',
  pt: 'Não tenho uma resposta segura, por isso vou passar para um colega, que responderá por aqui.',
  fr: "Je n'ai pas de réponse sûre, je transmets donc à un collègue, qui vous répondra ici.",
  de: 'Darauf habe ich keine sichere Antwort. Ich gebe es weiter; die Antwort kommt hier.',
  it: 'Non ho una risposta sicura, quindi passo la richiesta a un collega, che le risponderà qui.',
  nl: 'Daar heb ik geen zeker antwoord op. Ik geef het door aan een collega, die hier antwoordt.',
  ar: 'ليس لدي إجابة مؤكدة، لذلك سأحيل سؤالك إلى أحد الزملاء، وسيرد عليك هنا.',
  id: 'Saya tidak punya jawaban yang pasti, jadi saya teruskan ke rekan kami, yang akan membalas di sini.',
  ms: 'Saya tiada jawapan yang pasti, jadi saya serahkan kepada rakan kami, yang akan membalas di sini.',
  tr: 'Bunun kesin yanıtı bende yok, bu yüzden bir iş arkadaşıma iletiyorum. Size buradan yanıt verecek.',
  vi: 'Tôi chưa có câu trả lời chắc chắn, nên tôi chuyển cho đồng nghiệp. Họ sẽ trả lời tại đây.',
  ru: 'Точного ответа у меня нет, поэтому передаю вопрос коллеге. Вам ответят здесь.',
  ur: 'اس کا پکا جواب میرے پاس نہیں، اس لیے یہ ایک ساتھی کے سپرد کر رہا ہوں۔ وہ یہیں جواب دیں گے۔',
}
