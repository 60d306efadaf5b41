import { intent } from './pack'

/** What customers of every trade ask. */
export const openingHours = intent(
  'opening_hours',
  'When the business is open or closed, on which days and holidays',
  `
  en What are your opening hours?
  en are you open on Sunday
  en what time do you close today
  en when do you open tomorrow morning
  en is it closed on public holidays
  hi आपका खुलने का समय क्या है?
  hi क्या आप रविवार को खुले हैं
  hi-Latn kab tak khula rehta hai
  hi-Latn sunday ko open hai kya
  ta நீங்கள் எப்போது திறப்பீர்கள்?
  ta ஞாயிற்றுக்கிழமை திறந்திருக்குமா
  es ¿A qué hora abren?
  es están abiertos el domingo
  pt Qual é o horário de funcionamento?
  pt vocês abrem no domingo
  ar ما هي ساعات العمل؟
  ar هل تفتحون يوم الأحد
`,
)

export const location = intent(
  'location',
  'Where the business is, how to get there, parking',
  `
  en Where are you located?
  en send me your address please
  en how do I get to your place
  en is there parking nearby
  en share your location on the map
  hi आपका पता क्या है?
  hi आप कहाँ पर हैं
  hi-Latn address bhej do
  hi-Latn aapki location kahan hai
  ta உங்கள் முகவரி என்ன?
  ta நீங்கள் எங்கே இருக்கிறீர்கள்
  es ¿Dónde están ubicados?
  es me pasan la dirección
  pt Onde vocês ficam?
  pt me mande o endereço
  ar أين موقعكم؟
  ar أرسل لي العنوان
`,
)

export const price = intent(
  'price',
  'What something costs, fees, discounts',
  `
  en How much does it cost?
  en what is the price
  en do you have any discount
  en send me your rates please
  en is there an extra charge
  hi इसकी कीमत कितनी है?
  hi क्या कोई छूट है
  hi-Latn kitne ka hai
  hi-Latn kitna charge lagega
  ta இதன் விலை என்ன?
  ta தள்ளுபடி உண்டா
  es ¿Cuánto cuesta?
  es tienen algún descuento
  pt Quanto custa?
  pt tem desconto
  ar كم السعر؟
  ar هل يوجد خصم
`,
)

export const payment = intent(
  'payment',
  'How to pay, receipts, a payment that failed',
  `
  en How can I pay?
  en do you accept cards or UPI
  en my payment failed but money was deducted
  en can I pay in instalments
  en please send me the invoice
  hi मैं भुगतान कैसे करूँ?
  hi पैसे कट गए पर भुगतान नहीं हुआ
  hi-Latn payment kaise karu
  hi-Latn paise kat gaye lekin payment fail ho gaya
  ta நான் எப்படி பணம் செலுத்துவது?
  ta பணம் கழிந்தது ஆனால் கட்டணம் தோல்வி
  es ¿Cómo puedo pagar?
  es aceptan tarjeta
  pt Como posso pagar?
  pt o pagamento falhou mas foi descontado
  ar كيف أدفع؟
  ar فشل الدفع لكن تم خصم المبلغ
`,
)

export const complaint = intent(
  'complaint',
  'Something went wrong, and the customer is not satisfied',
  `
  en I want to complain about the service
  en this is not what I was promised
  en nobody has solved my problem yet
  en I am not happy with what I got
  en the staff was rude to me
  hi मुझे शिकायत करनी है
  hi मेरी समस्या अब तक हल नहीं हुई
  hi-Latn mujhe complaint karni hai
  hi-Latn service bahut kharab thi
  ta நான் ஒரு புகார் கொடுக்க வேண்டும்
  ta என் பிரச்சினை இன்னும் தீரவில்லை
  es Quiero poner una queja
  es no estoy contento con el servicio
  pt Quero fazer uma reclamação
  pt não estou satisfeito com o atendimento
  ar أريد تقديم شكوى
  ar لم تُحل مشكلتي بعد
`,
)
