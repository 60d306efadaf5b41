/** Workers AI: 1,000 neurons cost 0.011 USD. By itself, for the dashboard reads it too. */
export const USD_PER_NEURON = 0.011 / 1000
