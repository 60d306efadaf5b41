/** Said to whoever only answers what we asked of them: knowledge has nothing to add to "we are six". */
export const NOTED: Readonly<Record<string, string>> = {
  en: 'Thank you, I have noted that. What else would you like to know?',
  hi: 'धन्यवाद, मैंने यह लिख लिया है। आप और क्या जानना चाहेंगे?',
  'hi-Latn': 'Dhanyavaad, maine yeh likh liya hai. Aap aur kya jaanna chahenge?',
  ta: 'நன்றி, குறித்துக்கொண்டேன். வேறு என்ன தெரிந்துகொள்ள விரும்புகிறீர்கள்?',
  'ta-Latn': 'Nandri, kurichukitten. Vera enna theriyanum?',
  es: 'Gracias, lo he anotado. ¿Qué más le gustaría saber?',
  pt: 'Obrigado, já anotei. O que mais gostaria de saber?',
  ar: 'شكرًا، لقد دوّنت ذلك. ماذا تريد أن تعرف أيضًا؟',
}
