import type { SeedTenant } from '../seed-file.ts'

type Line = [from: 'customer' | 'business', text: string]

const HOUR = 60
const DAY = 24 * HOUR

/** Conversations that were there before: oldest message first, a few minutes apart, the last one `ago` minutes back. */
export function history(number: string): NonNullable<SeedTenant['history']> {
  function past(wa_id: string, name: string, ago: number, lines: Line[]) {
    const messages = lines.map(([from, text], index) => ({ from, text, ago: ago + (lines.length - 1 - index) * 4 }))
    return { number, contact: { wa_id, name }, messages }
  }
  return [
    past('15550120001', 'Kavi Lantern', 5 * HOUR, [
      ['customer', 'Hi! Is the Coorg weekend of 12 December free for four?'],
      [
        'business',
        'Yes, 12–14 December still has family rooms for four. It costs ₹4,100 per person, breakfast included.',
      ],
      ['customer', 'Lovely. We stayed in March too – is there a better price for us?'],
      ['business', 'Welcome back, Kavi! I will ask Leela and come back to you today.'],
    ]),
    past('15550120002', 'Bimal Banyan', 7 * HOUR, [
      ['customer', 'नमस्ते, क्या हम रविवार की बुकिंग बदल सकते हैं?'],
      ['business', 'नमस्ते! यात्रा से 7 दिन पहले तक तारीख एक बार मुफ़्त में बदली जा सकती है। आप कौन सी तारीख चाहते हैं?'],
      ['customer', 'अगला शनिवार ठीक रहेगा।'],
    ]),
    past('15550120003', 'Ilango Marble', DAY + 2 * HOUR, [
      ['customer', 'வணக்கம், ஹம்பி பேருந்தில் எங்கள் இருக்கை எண்கள் என்ன?'],
      ['business', 'வணக்கம்! உங்கள் இருக்கைகள் 14A மற்றும் 14B.'],
      ['customer', 'மிக்க நன்றி!'],
    ]),
    past('15550120004', 'Juniper Vale', DAY + 6 * HOUR, [
      ['customer', 'Do I need a visa for the Andaman islands? I have a Portuguese passport.'],
      [
        'business',
        'You need your passport and a valid Indian visa. The island permit is free and given on arrival at Port Blair.',
      ],
      ['customer', 'Perfect, thank you'],
      ['business', 'You are welcome. Have a good trip!'],
    ]),
    past('15550120005', 'Noor Almond', 2 * DAY, [
      ['customer', 'Salaam, andaman trip ka total kitna hoga do logon ka?'],
      ['business', 'Namaste! Do logon ka total ₹57,000 hoga, ferry ke saath.'],
      ['customer', 'Thoda zyada hai, soch ke batati hoon'],
    ]),
    past('15550120006', 'Ottoline Kite', 3 * DAY, [
      ['customer', 'What time does the ferry to Havelock leave?'],
      ['business', 'The ferry leaves at 7:40 am, so please be at the jetty by 7:00.'],
      ['customer', 'Thanks!'],
    ]),
    past('15550120007', 'Tamsin Teapot', 5 * DAY, [
      ['customer', 'I left a green umbrella on the Pondicherry bus on Saturday'],
      ['business', 'We found it. It is at the office, and we keep it for 30 days.'],
      ['customer', 'Wonderful, I will come on Monday'],
    ]),
    past('15550120008', 'Wren Cobalt', 8 * DAY, [
      ['customer', 'Please send me the invoice for Hampi again'],
      ['business', 'It is on its way to the email address of your booking.'],
    ]),
  ]
}
