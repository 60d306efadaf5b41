import type { DeskDocument } from './desk'

type House = Record<
  'hours' | 'room' | 'suite' | 'parking' | 'pay' | 'address' | 'dogs',
  [question: string, answer: string]
>

/** What a guest house says of itself in each language; nothing of it is in a seed. */
export const HOUSES: Readonly<Record<string, House>> = {
  en: {
    hours: [
      'When is the reception open?',
      'The reception is open Monday to Friday from 7:30 am to 10:00 pm. On Sunday it is open from 9:00 am to 1:00 pm.',
    ],
    room: ['How much is the garden room?', 'The garden room costs ₹3,100 per night. Children pay half the price.'],
    suite: ['How much is the river suite?', 'The river suite costs ₹8,700 per night.'],
    parking: ['Is there parking?', 'Guests park free of charge in the yard behind the house.'],
    pay: ['How can I pay?', 'You can pay by card, by UPI or in cash.'],
    address: ['Where is the house?', 'The house is at 9 Banyan Street, opposite the old post office.'],
    dogs: ['Can I bring my dog?', 'Dogs are welcome in the garden room only.'],
  },
  hi: {
    hours: [
      'रिसेप्शन कब खुलता है?',
      'रिसेप्शन सोमवार से शुक्रवार सुबह 7:30 बजे से रात 10:00 बजे तक खुला है। रविवार को सुबह 9:00 बजे से 1:00 बजे तक खुला है।',
    ],
    room: ['गार्डन कमरे का किराया कितना है?', 'गार्डन कमरे का किराया ₹3,100 प्रति रात है। बच्चों का किराया आधा है।'],
    suite: ['रिवर सुइट का किराया कितना है?', 'रिवर सुइट का किराया ₹8,700 प्रति रात है।'],
    parking: ['पार्किंग है क्या?', 'मेहमान घर के पीछे आँगन में मुफ़्त पार्किंग कर सकते हैं।'],
    pay: ['भुगतान कैसे करें?', 'आप कार्ड, UPI या नकद से भुगतान कर सकते हैं।'],
    address: ['आपका पता क्या है?', 'हमारा पता 9 बरगद रोड, पुराने डाकघर के सामने है।'],
    dogs: ['क्या मैं कुत्ता ला सकता हूँ?', 'कुत्ते केवल गार्डन कमरे में आ सकते हैं।'],
  },
  'hi-Latn': {
    hours: [
      'Reception kab khulta hai?',
      'Reception somvar se shukravar subah 7:30 baje se raat 10:00 baje tak khula hai. Ravivar ko subah 9:00 baje se 1:00 baje tak khula hai.',
    ],
    room: [
      'Garden kamre ka kiraya kitna hai?',
      'Garden kamre ka kiraya ₹3,100 prati raat hai. Bachche aadha kiraya dete hain.',
    ],
    suite: ['River suite ka kiraya kitna hai?', 'River suite ka kiraya ₹8,700 prati raat hai.'],
    parking: ['Parking hai kya?', 'Mehman ghar ke peeche aangan mein muft parking kar sakte hain.'],
    pay: ['Bhugtan kaise karein?', 'Aap card, UPI ya nakad se bhugtan kar sakte hain.'],
    address: ['Aapka pata kya hai?', 'Hamara pata 9 Bargad Road hai, purane daakghar ke saamne.'],
    dogs: ['Kya main kutta la sakta hoon?', 'Kutte keval garden kamre mein aa sakte hain.'],
  },
  ta: {
    hours: [
      'வரவேற்பறை எப்போது திறந்திருக்கும்?',
      'வரவேற்பறை திங்கள் முதல் வெள்ளி வரை காலை 7:30 மணி முதல் இரவு 10:00 மணி வரை திறந்திருக்கும். ஞாயிறு அன்று காலை 9:00 மணி முதல் 1:00 மணி வரை திறந்திருக்கும்.',
    ],
    room: ['தோட்ட அறையின் கட்டணம் எவ்வளவு?', 'தோட்ட அறையின் கட்டணம் ஒரு இரவுக்கு ₹3,100. குழந்தைகளுக்கு பாதி கட்டணம்.'],
    suite: ['நதி சூட்டின் கட்டணம் எவ்வளவு?', 'நதி சூட்டின் கட்டணம் ஒரு இரவுக்கு ₹8,700.'],
    parking: ['பார்க்கிங் உண்டா?', 'விருந்தினர்கள் வீட்டின் பின்புற முற்றத்தில் இலவசமாக பார்க்கிங் செய்யலாம்.'],
    pay: ['எப்படி பணம் செலுத்தலாம்?', 'கார்டு, UPI அல்லது ரொக்கமாக பணம் செலுத்தலாம்.'],
    address: ['உங்கள் முகவரி என்ன?', 'எங்கள் முகவரி 9 ஆலமர தெரு, பழைய தபால் நிலையத்திற்கு எதிரில்.'],
    dogs: ['நாய் கொண்டு வரலாமா?', 'நாய்கள் தோட்ட அறையில் மட்டும் வரலாம்.'],
  },
  es: {
    hours: [
      '¿Cuándo abre la recepción?',
      'La recepción abre de lunes a viernes de 7:30 a 22:00. El domingo abre de 9:00 a 13:00.',
    ],
    room: [
      '¿Cuánto cuesta la habitación jardín?',
      'La habitación jardín cuesta ₹3,100 por noche. Los niños pagan la mitad del precio.',
    ],
    suite: ['¿Cuánto cuesta la suite del río?', 'La suite del río cuesta ₹8,700 por noche.'],
    parking: ['¿Hay estacionamiento?', 'Los huéspedes tienen estacionamiento gratis en el patio detrás de la casa.'],
    pay: ['¿Cómo puedo pagar?', 'Puede pagar con tarjeta, por UPI o en efectivo.'],
    address: ['¿Dónde está la casa?', 'La casa está en la calle Baniano 9, frente al correo viejo.'],
    dogs: ['¿Puedo llevar a mi perro?', 'Los perros se admiten solo en la habitación jardín.'],
  },
  pt: {
    hours: [
      'Quando abre a recepção?',
      'A recepção abre de segunda a sexta das 7:30 às 22:00. No domingo abre das 9:00 às 13:00.',
    ],
    room: [
      'Quanto custa o quarto jardim?',
      'O quarto jardim custa ₹3,100 por noite. As crianças pagam metade do preço.',
    ],
    suite: ['Quanto custa a suíte do rio?', 'A suíte do rio custa ₹8,700 por noite.'],
    parking: ['Tem estacionamento?', 'Os hóspedes têm estacionamento grátis no pátio atrás da casa.'],
    pay: ['Como posso pagar?', 'Você pode pagar com cartão, por UPI ou em dinheiro.'],
    address: ['Onde fica a casa?', 'A casa fica na rua Baniano 9, em frente ao correio antigo.'],
    dogs: ['Posso levar meu cachorro?', 'Cachorros são aceitos só no quarto jardim.'],
  },
  ar: {
    hours: [
      'متى يفتح الاستقبال؟',
      'الاستقبال مفتوح من الاثنين إلى الجمعة من 7:30 صباحا حتى 10:00 مساء. يوم الأحد مفتوح من 9:00 صباحا حتى 1:00 ظهرا.',
    ],
    room: ['كم سعر غرفة الحديقة؟', 'سعر غرفة الحديقة ₹3,100 في الليلة. الأطفال يدفعون نصف السعر.'],
    suite: ['كم سعر جناح النهر؟', 'سعر جناح النهر ₹8,700 في الليلة.'],
    parking: ['هل يوجد موقف سيارات؟', 'موقف السيارات مجاني للضيوف في الفناء خلف البيت.'],
    pay: ['كيف يمكنني الدفع؟', 'يمكنك الدفع بالبطاقة أو UPI أو نقدا.'],
    address: ['أين يقع البيت؟', 'البيت يقع في شارع البانيان 9، مقابل البريد القديم.'],
    dogs: ['هل يمكنني إحضار كلبي؟', 'الكلاب مسموحة في غرفة الحديقة فقط.'],
  },
}

export function houseDocuments(language: string): DeskDocument[] {
  return Object.entries(HOUSES[language] ?? {}).map(([title, [question, answer]]) => ({
    title: title === 'hours' ? question.replace(/[?؟¿]/g, '') : title,
    kind: 'faq',
    text: `Q: ${question}\nA: ${answer}`,
  }))
}
