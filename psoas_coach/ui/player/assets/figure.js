// The drawn body. Nothing to draw: nothing is shown, and the words do.

class Figure {
  constructor(place) {
    this.place = place
  }

  show() {}
  paint() {}
}
