package packed

import (
	"reflect"
	"sync"
)

// Later holds a value that is read when it is first asked for. Copies of it are one. Those
// who walk through values by reflection take it for what Value gives.
type Later[T any] struct{ of *held[T] }

type held[T any] struct {
	form  string // packed, after a byte that says whether it is compressed
	read  sync.Once
	value T
}

const (
	plainForm = iota
	smallForm
)

// Get gives the value, which is not to be changed; where there is none, a zero one.
func (l *Later[T]) Get() *T {
	if l.of == nil {
		return new(T)
	}
	l.of.read.Do(func() {
		switch form := l.of.form; {
		case form == "":
		case form[0] == smallForm:
			Read(Expand(form[1:]), &l.of.value)
		default:
			Read(form[1:], &l.of.value)
		}
	})
	return &l.of.value
}

// Value is Get as a *T that may be changed, by one goroutine.
func (l *Later[T]) Value() any {
	if l.of == nil {
		l.of = &held[T]{}
	}
	return l.Get()
}

func (l *Later[T]) keep(form string) { l.of = &held[T]{form: form} }

// later is any Later.
type later interface {
	Value() any
	keep(form string)
}

// later packs a value that is read later.
func (p *packer) later(l later) {
	inner := &packer{small: p.small}
	inner.value(reflect.ValueOf(l.Value()).Elem())
	form, err := append([]byte{plainForm}, inner.out...), inner.err
	if p.small && err == nil {
		form, err = Compress(inner.out)
		form = append([]byte{smallForm}, form...)
	}
	if err != nil {
		p.err = err
	}
	p.text(string(form))
}
