import { describe, expect, test } from 'vitest'
import { decide } from '../../../workers/assistant/decide'
import { detectLanguage } from '../../../workers/assistant/language'
import type { KnowledgeHit } from '../../../workers/knowledge/document'
import { deskOf, turnAsking } from '../../support/desk'

/** What a clinic wrote, by its own hand; a model may take any of it for an answer, word for word. */
const CLINIC: Readonly<Record<string, [title: string, text: string]>> = {
  founded: [
    'About us',
    'Sunrise Dental was founded in 2009 by Dr. Meera Nair. She answers questions about implants herself.',
  ],
  hours: ['Opening hours', 'The clinic is open Monday to Friday from 9:00 am to 6:00 pm.'],
  veneers: ['Veneers', 'Do not bite into nuts or open packets with veneers.'],
  crowns: ['Crowns', 'Zirconia crowns: after root canals we recommend a crown.'],
  canals: ['Root canals', 'Dr. Arjun Rao does root canals.'],
  gums: ['Gum cleaning', 'A gum cleaning takes 40 minutes and is safe in pregnancy.'],
  fees: ['Fees', 'A check-up costs ₹800. Dental implants cost ₹32,000 each.'],
  address: ['Address', 'Sunrise Dental is at 3 Temple Street, ground floor.'],
  contact: ['Contact', 'Call +1 555 010 0012 or write to care@sunrise.test.'],
  days: ['Consultations', 'Dr. Kavita Iyer sees patients on Monday. Dr. Arjun Rao sees patients on Thursday.'],
  parking: ['Parking', 'Parking is free in the yard.'],
  implantes: ['Implantes', 'La doctora Meera Nair responde las preguntas sobre implantes.'],
  precio: ['Precios', 'Un implante cuesta ₹32,000. Los implantes se pagan en tres partes.'],
  horario: ['Horario', 'La clínica abre de lunes a viernes de 9:00 a 18:00.'],
  implante_pt: ['Implantes', 'A doutora Meera Nair responde as perguntas sobre implantes.'],
  samay: ['क्लिनिक', 'क्लिनिक सोमवार से शुक्रवार सुबह 9:00 बजे खुलता है।'],
  daant: ['दाँत', 'क्लिनिक खुलने पर पैकेट दाँत से न खोलें।'],
  neram: ['கிளினிக்', 'கிளினிக் திங்கள் முதல் வெள்ளி வரை காலை 9:00 மணிக்கு திறக்கும்.'],
  pal: ['கிளினிக்', 'கிளினிக் பற்களால் பாக்கெட் திறக்க வேண்டாம் என்கிறது.'],
  waqt: ['العيادة', 'العيادة مفتوحة من الاثنين إلى الجمعة من 9:00 صباحا.'],
  asnan: ['العيادة', 'العيادة تنصح ألا تفتح العلب بالأسنان.'],
}

/** A model that is sure of this passage, whatever is asked. */
async function saying(which: string, question: string, sentence?: string) {
  const [title, text] = CLINIC[which] ?? ['', '']
  const { language } = detectLanguage(text)
  const hit: KnowledgeHit = {
    chunkId: 'c',
    documentId: 'd',
    title,
    text,
    language,
    score: 1,
    bm25: 8,
    coverage: 0.9,
    vector: 0.9,
  }
  const answer = {
    action: 'answer',
    language,
    sentences: [{ text: sentence ?? text, cites: ['p1'] }],
    confidence: 0.98,
  }
  const desk = await deskOf([])
  const decision = await decide(turnAsking(question), {
    ...desk,
    search: async () => [hit],
    rerank: async () => ({ ok: true, value: [0.99] }),
    complete: async () => ({ ok: true, value: { answer, model: 'sure' } }),
  })
  return decision.kind === 'hand_off' ? `hand_off ${decision.reason}` : decision.kind
}

describe('a true sentence that answers another question is not said', () => {
  test.each([
    ['How much are dental implants?', 'founded'],
    ['What does a dental implant cost?', 'founded'],
    ['When are you open?', 'veneers'],
    ['What time do you open?', 'gums'],
    ['¿A qué hora abren?', 'veneers'],
    ['Who does root canals?', 'crowns'],
    ['What is the code of the safe?', 'crowns'],
    ['What is the wifi password?', 'hours'],
    ['Where is the clinic?', 'hours'],
    ['Where can I park?', 'hours'],
    ['What is your phone number?', 'address'],
    ['What is your e-mail address?', 'address'],
    ['¿Cuánto cuesta un implante?', 'implantes'],
    ['Quanto custa um implante?', 'implante_pt'],
    ['क्लिनिक कब खुलता है?', 'daant'],
    ['கிளினிக் எப்போது திறக்கும்?', 'pal'],
    ['متى تفتح العيادة؟', 'asnan'],
  ])('%s – %s', async (question, which) => {
    expect(await saying(which, question)).toBe('hand_off unsure')
  })
})

test('what is said of another name is not said', async () => {
  const [monday, thursday] = ['Dr. Kavita Iyer sees patients on Monday.', 'Dr. Arjun Rao sees patients on Thursday.']
  expect(await saying('days', 'When does Dr. Rao see patients?', monday)).toBe('hand_off unsure')
  expect(await saying('days', 'When does Dr. Rao see patients?', thursday)).toBe('answer')
})

describe('what answers the question is said', () => {
  test.each([
    ['How much are dental implants?', 'fees'],
    ['What does a check-up cost?', 'fees'],
    ['How much is parking?', 'parking'],
    ['What are your timings on Friday?', 'hours'],
    ['When are you open?', 'hours'],
    ['What are your timings?', 'hours'],
    ['When was the clinic founded?', 'founded'],
    ['Who does root canals?', 'canals'],
    ['Who answers questions about implants?', 'founded'],
    ['Where is the clinic?', 'address'],
    ['What is your phone number?', 'contact'],
    ['What is your e-mail address?', 'contact'],
    ['How long does a gum cleaning take?', 'gums'],
    ['Is a gum cleaning safe in pregnancy?', 'gums'],
    ['May I open packets with veneers?', 'veneers'],
    ['¿Cuánto cuesta un implante?', 'precio'],
    ['¿A qué hora abre la clínica?', 'horario'],
    ['क्लिनिक कब खुलता है?', 'samay'],
    ['கிளினிக் எப்போது திறக்கும்?', 'neram'],
    ['متى تفتح العيادة؟', 'waqt'],
  ])('%s – %s', async (question, which) => {
    expect(await saying(which, question)).toBe('answer')
  })
})
